/**
 * Differential proofs: what two independent readings must agree on, over generated input, recorded
 * telemetry and the public rules.
 */
@NullMarked
package org.hansho.testkit;

import org.jspecify.annotations.NullMarked;
