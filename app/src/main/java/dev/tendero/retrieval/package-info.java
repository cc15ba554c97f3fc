@NullMarked
package dev.tendero.retrieval;

import org.jspecify.annotations.NullMarked;
