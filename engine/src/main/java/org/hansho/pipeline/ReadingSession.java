package org.hansho.pipeline;

import java.util.List;
import org.hansho.bytes.SourceBytes;
import org.hansho.match.CostlyRule;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * The first door: bytes of sources in, findings and facts out (stages 1 to 4).
 *
 * <p>Belongs to one thread. Many sources may be open; each call says which one it reads, and what a
 * format remembers stays with its source. Allocates nothing per event in steady state, unless
 * something is found; changing the source costs a few assignments.
 *
 * <p>Never throws on input, see {@link Guard} for readers that fail. What the {@link Output} throws
 * is passed on, and so is an {@code Error} other than a stack that overflows; the session is not to
 * be used then.
 */
public final class ReadingSession {
  private final Pipeline pipeline;

  ReadingSession(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Opens a source.
   *
   * @param name what evidence calls it
   */
  public OpenSource open(Format format, String name) {
    return open(format, name, Limits.DEFAULT);
  }

  /** Opens a source with other caps than the published ones. */
  public OpenSource open(Format format, String name, Limits limits) {
    pipeline.begin(format, name, limits);
    return pipeline.suspend();
  }

  /**
   * Reads a block of a source; see {@link RecordReader#read}.
   *
   * @return the index after the last byte consumed; what lies behind must be given again
   * @throws ReaderFailure if the reader failed and nothing was kept from which it could go on
   */
  public int read(OpenSource source, byte[] block, int from, int to, long position, boolean last) {
    pipeline.resume(source);
    try {
      return pipeline.read(block, from, to, position, last);
    } finally {
      pipeline.suspend();
    }
  }

  /** Nothing has come of a source for a while; see {@link RecordReader#handOver}. */
  public int handOver(OpenSource source, byte[] block, int from, int to, long position) {
    pipeline.resume(source);
    try {
      return pipeline.handOver(block, from, to, position);
    } finally {
      pipeline.suspend();
    }
  }

  /**
   * Reads a source whole, in place of blocks; only of a format that {@link Format#readsWhole}. If
   * the reader fails, the document is reported as a {@link Failure}.
   */
  public void readWhole(OpenSource source, SourceBytes bytes) {
    pipeline.resume(source);
    try {
      pipeline.readWhole(bytes);
    } finally {
      pipeline.suspend();
    }
  }

  /**
   * What the reader of a source remembers cannot be kept: what it holds back is given up, which is
   * reported, and a reader that remembers nothing goes on.
   *
   * @param position how far the source was read
   * @param cause reported as a {@link Failure} if it is there
   */
  public void forget(OpenSource source, long position, @Nullable Throwable cause) {
    pipeline.resume(source);
    try {
      pipeline.forget(position, cause);
    } finally {
      pipeline.suspend();
    }
  }

  /** Ends a source, which is closed then: what is still open in the format is emitted. */
  public Counts end(OpenSource source) {
    pipeline.resume(source);
    return pipeline.end();
  }

  /** Rules that values of all sources so far were left undecided for; see {@link CostlyRule}. */
  public List<CostlyRule> costlyRules() {
    return pipeline.costlyRules();
  }

  /** Analyzers, detections and documents that are asked no more, since they kept failing. */
  public List<String> quarantined() {
    return pipeline.quarantined();
  }
}
