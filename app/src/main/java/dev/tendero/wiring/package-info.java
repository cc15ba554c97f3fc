/** The fuse box: how the parts are put together, on one page. */
@NullMarked
package dev.tendero.wiring;

import org.jspecify.annotations.NullMarked;
