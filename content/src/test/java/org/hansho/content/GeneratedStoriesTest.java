package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hansho.alert.Severity;
import org.hansho.incident.Decisions;
import org.hansho.incident.Grouping;
import org.hansho.incident.Incident;
import org.hansho.incident.MemoryIndex;
import org.hansho.incident.Pattern;
import org.hansho.incident.Step;
import org.hansho.testkit.incident.Manner;
import org.hansho.testkit.incident.Plot;
import org.hansho.testkit.incident.StoryAlert;
import org.hansho.testkit.incident.StoryMonth;
import org.junit.jupiter.api.Test;

/** Stories of attacks in a month of unrelated alerts, grouped with the patterns that ship. */
class GeneratedStoriesTest {
  private static final int MONTHS = 20;

  /** Quiet alerts that a story may draw in. */
  private static final int MOST_DRAWN = 1;

  private static final Path PAGE = Path.of("../docs/incidents.md");
  private static final String BEGIN = "<!-- stories: made by GeneratedStoriesTest -->\n";
  private static final String END = "<!-- end of stories -->";

  private final List<Pattern> patterns = ShippedPatterns.read().all();

  /** What became of the stories of one plot in one manner. */
  private static final class Outcome {
    int stories;
    int whole;
    int drawn;

    String cell() {
      String strangers = drawn == 0 ? "" : ", " + drawn + " drawn in";
      return whole + " of " + stories + strangers;
    }
  }

  @Test
  void everyStoryIsOneIncidentOfItsOwn() throws IOException {
    Map<Plot, Map<Manner, Outcome>> table = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (Manner manner : Manner.values()) {
      for (int seed = 0; seed < MONTHS; seed++) {
        StoryMonth month = new StoryMonth(seed * 31L + manner.ordinal()).withQuietAlerts();
        List<Plot> plots = new ArrayList<>();
        for (Plot plot : Plot.values()) {
          if (plot.fits(manner)) {
            plots.add(plot);
            month.with(plot, manner);
          }
        }
        judge(month.alerts(), plots, manner, table, faults);
      }
    }
    String page = page(table);
    String text = Files.readString(PAGE);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (Boolean.getBoolean("hansho.update")) {
      Files.writeString(PAGE, text.substring(0, begin) + page + text.substring(end));
    }
    assertThat(faults).isEmpty();
    assertThat(text.substring(begin, end))
        .as("rewrite it with: mvn -pl content -am test -Dhansho.update=true")
        .isEqualTo(page);
  }

  private void judge(
      List<StoryAlert> all,
      List<Plot> plots,
      Manner manner,
      Map<Plot, Map<Manner, Outcome>> table,
      List<String> faults) {
    Map<String, String> stories = new HashMap<>();
    Map<String, Set<String>> alerts = new TreeMap<>();
    for (StoryAlert one : all) {
      stories.put(one.alert().id(), one.story());
      if (!one.story().isEmpty()) {
        alerts.computeIfAbsent(one.story(), any -> new HashSet<>()).add(one.alert().id());
      }
    }
    List<Incident> incidents = together(all);
    for (Map.Entry<String, Set<String>> story : alerts.entrySet()) {
      Plot plot = plotOf(story.getKey(), plots);
      Outcome outcome =
          table
              .computeIfAbsent(plot, any -> new TreeMap<>())
              .computeIfAbsent(manner, any -> new Outcome());
      outcome.stories++;
      List<Incident> its =
          incidents.stream()
              .filter(incident -> !Collections.disjoint(ids(incident), story.getValue()))
              .toList();
      boolean isWhole = its.size() == 1 && ids(its.get(0)).containsAll(story.getValue());
      outcome.whole += isWhole ? 1 : 0;
      if (!isWhole) {
        faults.add(story.getKey() + " became " + its.size() + " incidents");
      }
      for (Incident incident : its) {
        tellStrangers(story.getKey(), incident, stories, outcome, faults);
      }
    }
  }

  private static void tellStrangers(
      String story,
      Incident incident,
      Map<String, String> stories,
      Outcome outcome,
      List<String> faults) {
    int quiet = 0;
    for (String alert : ids(incident)) {
      String other = stories.getOrDefault(alert, "");
      quiet += other.isEmpty() ? 1 : 0;
      if (!other.isEmpty() && !other.equals(story)) {
        faults.add(story + " is glued to " + other);
      }
    }
    outcome.drawn += quiet;
    if (quiet > MOST_DRAWN) {
      faults.add(story + " draws in " + quiet + " quiet alerts");
    }
  }

  private static Plot plotOf(String story, List<Plot> plots) {
    return plots.stream()
        .filter(plot -> story.startsWith(plot.key() + ","))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> ids(Incident incident) {
    return incident.members().stream()
        .map(member -> member.step().alert())
        .collect(Collectors.toSet());
  }

  private List<Incident> together(List<StoryAlert> all) {
    MemoryIndex index = new MemoryIndex();
    all.forEach(one -> index.put(Step.of(one.alert())));
    return new Grouping("example", index, patterns, Decisions.NONE).around(index.all()).incidents();
  }

  private static String page(Map<Plot, Map<Manner, Outcome>> table) {
    StringBuilder page = new StringBuilder("| story |");
    for (Manner manner : Manner.values()) {
      page.append(' ').append(manner.key()).append(" |");
    }
    page.append("\n|---|").append("---|".repeat(Manner.values().length)).append('\n');
    table.forEach(
        (plot, row) -> {
          page.append("| ").append(plot.key()).append(" |");
          for (Manner manner : Manner.values()) {
            Outcome outcome = row.get(manner);
            page.append(' ').append(outcome == null ? "–" : outcome.cell()).append(" |");
          }
          page.append('\n');
        });
    return page.toString();
  }

  @Test
  void aMonthOfNoiseHasTwoIncidentsThatMatterAtMost() {
    for (int seed = 0; seed < 50; seed++) {
      List<StoryAlert> quiet = new StoryMonth(1_000 + seed).withQuietAlerts().alerts();
      List<Incident> serious =
          together(quiet).stream()
              .filter(one -> one.severity().compareTo(Severity.MEDIUM) >= 0)
              .toList();
      assertThat(serious).as("seed " + seed).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void theOrderOfArrivalHasNoPartInTheIncidents() {
    StoryMonth month = new StoryMonth(7).withQuietAlerts();
    for (Plot plot : Plot.values()) {
      month.with(plot, Manner.DAYS_APART);
    }
    List<StoryAlert> all = month.alerts();
    List<Incident> together = together(all);
    for (int seed = 0; seed < 6; seed++) {
      List<StoryAlert> shuffled = new ArrayList<>(all);
      Random random = new Random(seed);
      Collections.shuffle(shuffled, random);
      assertThat(oneByOne(shuffled, 1 + random.nextInt(5))).isEqualTo(textsById(together));
    }
  }

  /** The incidents as they are after alerts came in portions, some of them twice. */
  private Map<String, String> oneByOne(List<StoryAlert> all, int portion) {
    MemoryIndex index = new MemoryIndex();
    Map<String, Incident> kept = new TreeMap<>();
    for (int from = 0; from < all.size(); from += portion) {
      List<Step> some =
          all.subList(from, Math.min(all.size(), from + portion)).stream()
              .map(one -> Step.of(one.alert()))
              .toList();
      some.forEach(index::put);
      var regrouped = new Grouping("example", index, patterns, Decisions.NONE).around(some);
      index.take(regrouped);
      kept.values().removeIf(old -> !Collections.disjoint(ids(old), regrouped.looked()));
      regrouped.incidents().forEach(incident -> kept.put(incident.id(), incident));
    }
    return textsById(List.copyOf(kept.values()));
  }

  /** What an incident says, by its id. */
  private static Map<String, String> textsById(List<Incident> incidents) {
    Map<String, String> texts = new TreeMap<>();
    for (Incident incident : incidents) {
      texts.put(incident.id(), incident.toString());
    }
    return texts;
  }
}
