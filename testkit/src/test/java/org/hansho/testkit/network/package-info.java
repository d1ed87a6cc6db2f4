/** Tests of the generator of flows. */
@NullMarked
package org.hansho.testkit.network;

import org.jspecify.annotations.NullMarked;
