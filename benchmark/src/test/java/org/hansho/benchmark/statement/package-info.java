/** Proofs about the detections of SQL injection. */
@NullMarked
package org.hansho.benchmark.statement;

import org.jspecify.annotations.NullMarked;
