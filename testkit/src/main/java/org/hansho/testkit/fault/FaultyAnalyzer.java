package org.hansho.testkit.fault;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;

/**
 * An analyzer that fails at records that hold {@link #MARK}. It offers to write fields that others
 * write, so that it runs.
 */
public record FaultyAnalyzer(Set<String> writes) implements Analyzer {
  /** What a record at which it fails holds. */
  public static final String MARK = "fail-in-the-analyzer";

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public Set<String> reads() {
    return Set.of();
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return true;
  }

  @Override
  public Step bind(Fields fields) {
    return event -> {
      int from = event.recordOffset();
      String record =
          new String(event.recordBuffer(), from, event.recordLength(), StandardCharsets.UTF_8);
      if (record.contains(MARK)) {
        throw new IllegalStateException("marked");
      }
    };
  }
}
