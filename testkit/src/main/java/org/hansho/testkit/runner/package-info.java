/**
 * What every runner must find: workloads of which the alerts are known, and the contract.
 *
 * <p>Read {@link org.hansho.testkit.runner.RunnerContract} first, then {@link
 * org.hansho.testkit.runner.Workload}. Imports {@code core}. Time is virtual and given by the
 * contract.
 */
@NullMarked
package org.hansho.testkit.runner;

import org.jspecify.annotations.NullMarked;
