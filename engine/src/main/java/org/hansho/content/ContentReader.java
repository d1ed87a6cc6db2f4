package org.hansho.content;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.AlertDefinition;
import org.hansho.sigma.KeyedDocument;
import org.hansho.sigma.Lists;
import org.hansho.sigma.Rule;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;

/**
 * Reads detections and lists.
 *
 * <p>A file whose last document has the key {@code alert} is one detection; in any other file each
 * Sigma rule is a detection of its own, with default entities and its title for a sentence. Nothing
 * that is wrong stops the rest. Cost is linear in the size of the texts.
 */
public final class ContentReader {
  /** Of documents with one name the first counts, and nobody's may silence a shipped one. */
  private static final Comparator<DetectionFile> SHIPPED_FIRST =
      Comparator.comparing((DetectionFile file) -> !file.shipped())
          .thenComparing(file -> file.text().file());

  private final List<Problem> problems = new ArrayList<>();
  private final TreeMap<String, Detection> detections = new TreeMap<>();
  private final Map<String, ListFile> lists = new TreeMap<>();

  private ContentReader() {}

  /**
   * Reads everything.
   *
   * @param lists a later one replaces an earlier one of the same name, or adds to it
   */
  public static Content read(List<DetectionFile> files, List<ListText> lists) {
    ContentReader reader = new ContentReader();
    lists.forEach(reader::readList);
    return reader.readFiles(files.stream().sorted(SHIPPED_FIRST).toList());
  }

  private void readList(ListText text) {
    Problems ofText = new Problems(text.text().file(), text.text().text());
    ListFile list = ListReader.read(text, lists::get, ofText);
    if (list != null) {
      ListFile earlier = lists.get(list.list().name());
      lists.put(
          list.list().name(), text.adds() && earlier != null ? earlier.and(list.list()) : list);
    }
    problems.addAll(ofText.all());
  }

  private Content readFiles(List<DetectionFile> files) {
    Lists known = Lists.of(lists.values().stream().map(ListFile::list).toList());
    SigmaRules sigma = sigma(files, known);
    Map<String, List<Rule>> rulesOf = new HashMap<>();
    for (Rule rule : sigma.rules()) {
      rulesOf.computeIfAbsent(rule.place().file(), file -> new ArrayList<>()).add(rule);
    }
    Map<String, List<KeyedDocument>> keyedOf = new HashMap<>();
    for (KeyedDocument document : sigma.keyed()) {
      keyedOf
          .computeIfAbsent(document.header().place().file(), file -> new ArrayList<>())
          .add(document);
    }
    UniqueTitles titles = new UniqueTitles();
    for (DetectionFile file : files) {
      Problems ofFile = new Problems(file.text().file(), file.text().text());
      Documents documents =
          new Documents(
              rulesOf.getOrDefault(file.text().file(), List.of()),
              keyedOf.getOrDefault(file.text().file(), List.of()));
      readFile(file, documents, known, titles, ofFile);
      problems.addAll(ofFile.all());
    }
    problems.addAll(sigma.problems());
    return new Content(
        List.copyOf(detections.values()),
        List.copyOf(lists.values()),
        sigma,
        problems.stream().sorted().toList());
  }

  private static SigmaRules sigma(List<DetectionFile> files, Lists known) {
    Map<String, DetectionFile> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.text().file(), file));
    return SigmaRules.read(
        files.stream().map(DetectionFile::text).toList(),
        Comparator.comparing(text -> requireNonNull(byName.get(text.file())), SHIPPED_FIRST),
        text -> requireNonNull(byName.get(text.file())).yaml(),
        known);
  }

  /** The active documents of a file. */
  private record Documents(List<Rule> rules, List<KeyedDocument> keyed) {}

  private void readFile(
      DetectionFile file, Documents documents, Lists known, UniqueTitles titles, Problems ofFile) {
    if (file.builtIn() || DetectionFileReader.hasAlert(file)) {
      ofFile.inRule(file.id());
      Detection detection =
          new DetectionFileReader(file, known, ofFile).read(documents.rules(), documents.keyed());
      if (detection != null) {
        add(detection, ofFile);
        titles.check(detection, ofFile);
      }
      return;
    }
    for (Rule rule : documents.rules()) {
      if (!rule.building()) {
        add(PlainRules.detection(rule), ofFile);
      }
    }
    for (KeyedDocument document : documents.keyed()) {
      if (!document.building()) {
        add(PlainRules.detection(document), ofFile);
      }
    }
  }

  private void add(Detection detection, Problems ofFile) {
    Detection earlier = detections.putIfAbsent(detection.id(), detection);
    if (earlier != null) {
      ofFile.error(
          detection.place(),
          "the detection '" + detection.id() + "' is already in " + earlier.place().file(),
          "give the file another name");
    }
  }

  /** Titles seen so far, in both languages. */
  private static final class UniqueTitles {
    private final Map<String, String> english = new HashMap<>();
    private final Map<String, String> japanese = new HashMap<>();

    void check(Detection detection, Problems ofFile) {
      AlertDefinition alert = detection.alert();
      check(english, alert.english().title(), detection, ofFile);
      if (!alert.japanese().title().equals(alert.english().title())) {
        check(japanese, alert.japanese().title(), detection, ofFile);
      }
    }

    private static void check(
        Map<String, String> titles, String title, Detection detection, Problems ofFile) {
      String earlier = titles.putIfAbsent(title, detection.id());
      if (earlier != null) {
        ofFile.error(
            detection.place(),
            "the title '" + title + "' is also that of '" + earlier + "'",
            "say how they differ");
      }
    }
  }
}
