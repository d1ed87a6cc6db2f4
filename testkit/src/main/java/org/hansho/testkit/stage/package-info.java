/**
 * The contract of the stages from format to alert: what is found depends on the records alone, not
 * on how they arrive or how often state goes through bytes.
 *
 * <p>Read {@link org.hansho.testkit.stage.StageContract} first. The regimes themselves are in
 * {@code core}, since {@code rule test} runs them too. May import {@code core} and JUnit. One
 * thread.
 */
@NullMarked
package org.hansho.testkit.stage;

import org.jspecify.annotations.NullMarked;
