package org.hansho.pipeline;

/** What a pipeline keeps of its sources so that a reader which fails can go on. */
public enum Guard {
  /** Nothing, which costs nothing: {@link Pipeline#read} throws a {@link ReaderFailure}. */
  NONE,
  /** What the reader remembers, saved before each read: costs as much as saving it. */
  EACH_READ,
  /**
   * What was read since the reader's memory was saved or restored last, which the driver does once
   * an epoch: costs a reference to each block until then.
   */
  SINCE_SAVED
}
