package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.intelligence.IndicatorSearch;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceAnalyzer;

/**
 * What the lists of threat intelligence that an engine was built with say of single values, as its
 * analyzers would say it of events. Belongs to one thread.
 */
public final class KnownIndicators {
  private final Intelligence intelligence;
  private final IndicatorSearch search = new IndicatorSearch();

  /** Asks the snapshot that this engine has now; where no rule asks for one, makes it. */
  public KnownIndicators(Engine engine) {
    this.intelligence =
        engine.analyzers().stream()
            .filter(IntelligenceAnalyzer.class::isInstance)
            .findFirst()
            .map(one -> ((IntelligenceAnalyzer) one).reference().get())
            .orElseGet(() -> Intelligence.of(engine.content().indicatorLists()));
  }

  /**
   * An entry that names the value.
   *
   * @param list name of its list
   * @param category what the list calls it, such as {@code tor}
   * @param entry as the list has it
   * @param confidence 0 to 100
   * @param ageDays days from when the list last vouched for it to the time asked for; -1 if unknown
   */
  public record Hit(String list, String category, String entry, int confidence, long ageDays) {}

  /**
   * The entries that name an entity, the most specific first; none for types that no list names.
   *
   * @param type of the entity, such as {@code ip}
   * @param time what validity and age are judged by, in nanoseconds since 1970
   */
  public List<Hit> of(String type, String value, long time) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    search.begin(intelligence, time);
    switch (type) {
      case "ip" -> search.address(text, 0, text.length);
      case "host", "website", "domain" -> search.host(text, 0, text.length);
      case "url" -> search.url(text, 0, text.length);
      case "file", "hash" -> {
        search.md5(text, 0, text.length);
        search.sha256(text, 0, text.length);
      }
      default -> {
        return List.of();
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (int hit = 0; hit < search.size(); hit++) {
      hits.add(
          new Hit(
              search.list(hit),
              search.category(hit),
              search.entry(hit),
              search.confidence(hit),
              search.ageDays(hit)));
    }
    return hits;
  }
}
