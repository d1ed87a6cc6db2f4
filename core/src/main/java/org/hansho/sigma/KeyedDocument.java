package org.hansho.sigma;

/**
 * A document that is decided over the results of other documents, with a state for each combination
 * of the values of its {@code group-by} fields.
 */
public sealed interface KeyedDocument permits Correlation, Baseline {
  /** What the document says about itself. */
  Header header();

  /** Whose results it looks at. */
  Subject subject();

  /** Whether another document refers to it without {@code generate}. */
  boolean building();
}
