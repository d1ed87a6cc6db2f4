package org.hansho.content;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hansho.content.DetectionTest.Given;
import org.hansho.content.TestLines.Block;

/**
 * Records of several sources over some time, which make one story. A demonstration or a test plays
 * them. Immutable.
 *
 * @param raises ids of the detections that find something in it
 * @param sources each with what it writes
 */
public record ScenarioFile(Set<String> raises, List<Source> sources) {
  private static final int HISTORY_DAYS = 90;

  public ScenarioFile {
    raises = Set.copyOf(raises);
    sources = List.copyOf(sources);
  }

  /**
   * What one source writes.
   *
   * @param name of the source
   * @param format of all its lines
   * @param history what it wrote before the story begins; its times are from {@link #historyBegins}
   * @param given what it writes from the beginning of the story
   */
  public record Source(String name, String format, List<Given> history, List<Given> given) {
    public Source {
      history = List.copyOf(history);
      given = List.copyOf(given);
    }

    /** Both in order of time, if the story begins then. */
    public List<Block> blocks(Instant begin) {
      List<Block> all = new ArrayList<>(TestLines.blocks(history, historyBegins(begin)));
      all.addAll(TestLines.blocks(given, begin));
      return all;
    }
  }

  /** When the history of a story begins: ninety days before it. */
  public static Instant historyBegins(Instant begin) {
    return begin.minus(Duration.ofDays(HISTORY_DAYS));
  }
}
