/**
 * The detections that Hansho ships, for tests in other modules. Read {@link
 * org.hansho.testkit.shipped.ShippedEngine} first.
 */
@NullMarked
package org.hansho.testkit.shipped;

import org.jspecify.annotations.NullMarked;
