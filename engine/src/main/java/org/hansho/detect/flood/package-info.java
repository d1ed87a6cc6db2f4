/**
 * Floods: what a class of traffic brings to a key, held against a low floor where its composition
 * speaks of an attack, and else against a high one and the same hours of the week.
 *
 * <p>Read {@link org.hansho.detect.flood.FloodDetector} first; {@code docs/design/007-floods.md}
 * has the how.
 */
@NullMarked
package org.hansho.detect.flood;

import org.jspecify.annotations.NullMarked;
