/** Proofs that addresses are looked up as the format says, and that no bytes lead astray. */
@NullMarked
package org.hansho.testkit.geography;

import org.jspecify.annotations.NullMarked;
