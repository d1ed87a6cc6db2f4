/**
 * Compares the matcher of YARA rules with the {@code yara} command line on the same bytes, verdicts
 * and speed.
 *
 * <p>Read {@link org.hansho.benchmark.yara.YaraComparison} first.
 */
@NullMarked
package org.hansho.benchmark.yara;

import org.jspecify.annotations.NullMarked;
