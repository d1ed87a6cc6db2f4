/**
 * The baseline of statements: which templates a program sends, where a new statement departs from
 * the nearest of them, and what the departure is a sign of.
 *
 * <p>Read {@link org.hansho.detect.statement.StatementDetector} first; how statements are laid side
 * by side is in {@code org.hansho.sql}.
 */
@NullMarked
package org.hansho.detect.statement;

import org.jspecify.annotations.NullMarked;
