/** A class that needs what is visible in the package of TLC alone. */
@NullMarked
package tlc2.tool;

import org.jspecify.annotations.NullMarked;
