/**
 * The Sigma language: YAML text to checked documents, with every problem named by file, line and
 * column.
 *
 * <p>Read {@link org.hansho.sigma.Rule} first, then {@link org.hansho.sigma.Expr}, the small closed
 * tree that a detection becomes: selections resolved, modifiers applied, placeholders looked up.
 * Imports {@code event} for log sources only, and {@code regex} to judge expressions. Everything
 * here is immutable once read.
 *
 * <p>Source: Sigma specification 2.1.0, with the settled parts of 2.2; where texts and engines
 * disagree, {@code docs/sigma.md} says what was chosen.
 */
@NullMarked
package org.hansho.sigma;

import org.jspecify.annotations.NullMarked;
