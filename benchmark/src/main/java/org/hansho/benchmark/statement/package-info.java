/**
 * What the detections of SQL injection find, held against what PostgreSQL's own parser says of the
 * same statements.
 *
 * <p>Read {@link org.hansho.benchmark.statement.InjectionTruth} first.
 */
@NullMarked
package org.hansho.benchmark.statement;

import org.jspecify.annotations.NullMarked;
