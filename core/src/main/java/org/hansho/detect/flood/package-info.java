/**
 * Floods: the rate of traffic of a class to a key, in short slots, held against a floor and the
 * same hours of the week.
 *
 * <p>Read {@link org.hansho.detect.flood.FloodDetector} first; {@code docs/design/004-floods.md}
 * has the how.
 */
@NullMarked
package org.hansho.detect.flood;

import org.jspecify.annotations.NullMarked;
