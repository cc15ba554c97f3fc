@NullMarked
package dev.tendero.catalog;

import org.jspecify.annotations.NullMarked;
