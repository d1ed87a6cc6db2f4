package org.hansho.testkit.runner;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A runner in the hands of the contract. Belongs to one thread. */
public interface TestedRunner extends Closeable {
  /**
   * Hands in whole records of a source; they are acknowledged before {@link #settle} returns.
   *
   * @param arrival nanoseconds since 1970
   */
  void push(String source, long arrival, byte[] records) throws IOException;

  /** Works off everything that was pushed; the result is durable. */
  void settle() throws IOException;

  /** Works off everything and ends the input, so that nothing waits any more. */
  void drain() throws IOException;

  /** Every alert so far, in order of id. */
  List<Outcome> alerts() throws IOException;

  /** What became of all input; the names are those that {@link RunnerContract} asserts. */
  Map<String, Long> counters();

  /** Stops without ending the input; what is not durable is lost. */
  @Override
  void close() throws IOException;
}
