/**
 * Programs that measure how fast events become verdicts.
 *
 * <p>Read {@link org.hansho.benchmark.Throughput} first: it runs every kind of work named in {@code
 * docs/benchmarks.md} and prints a table. Time is CPU time of the measuring thread, so that other
 * work on the machine disturbs little; Jackson builds the tree of the same bytes in turn with us,
 * as the yardstick that travels between machines.
 */
@NullMarked
package org.hansho.benchmark;

import org.jspecify.annotations.NullMarked;
