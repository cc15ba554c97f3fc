@NullMarked
package dev.tendero.audit;

import org.jspecify.annotations.NullMarked;
