package org.hansho.sigma;

/**
 * A document that is decided over the results of other documents, with a state for each combination
 * of the values of its {@code group-by} fields.
 */
public sealed interface KeyedDocument permits Correlation, Baseline {
  /** Most layers of documents that listen to each other. */
  int LAYERS = 4;

  /** What the document says about itself. */
  Header header();

  /** Whose results it looks at. */
  Subject subject();

  /** Whether another document refers to it without {@code generate}. */
  boolean building();

  /** How many layers it adds to the highest it listens to. */
  default int layers() {
    return this instanceof Baseline baseline ? 1 + baseline.prevalences().size() : 1;
  }
}
