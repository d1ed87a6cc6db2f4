package org.hansho.content;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hansho.intelligence.IndicatorList;
import org.hansho.sigma.Lists;
import org.hansho.sigma.SigmaRules;
import org.hansho.yaml.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read: detections, lists, and what is wrong with them. Immutable.
 *
 * @param detections in the order of their ids, each with the rules that can raise it
 * @param listFiles the lists with their ages
 * @param sigma the Sigma documents of all files
 * @param problems all problems, in the order of their places
 */
public record Content(
    List<Detection> detections,
    List<ListFile> listFiles,
    SigmaRules sigma,
    List<Problem> problems) {
  public Content {
    detections = List.copyOf(detections);
    listFiles = List.copyOf(listFiles);
    problems = List.copyOf(problems);
  }

  /** The lists that rules look up. */
  public Lists lists() {
    return Lists.of(listFiles.stream().map(ListFile::list).toList());
  }

  /** The lists that are threat intelligence: those that state a category. */
  public List<IndicatorList> indicatorLists() {
    return listFiles.stream().map(ListFile::indicators).filter(Objects::nonNull).toList();
  }

  /** The detection of that id, or null. */
  public @Nullable Detection detection(String id) {
    for (Detection detection : detections) {
      if (detection.id().equals(id)) {
        return detection;
      }
    }
    return null;
  }

  /** The same with another learning period of all baselines; the events they need stay. */
  public Content withLearningPeriod(Duration period) {
    List<Detection> others =
        detections.stream().map(detection -> detection.withLearningPeriod(period)).toList();
    return new Content(others, listFiles, sigma.withLearningPeriod(period), problems);
  }

  /** The same, whose alerts say in their titles that they are samples. */
  public Content asSamples() {
    List<Detection> samples = detections.stream().map(Detection::asSample).toList();
    return new Content(samples, listFiles, sigma, problems);
  }

  /** The same with further problems. */
  public Content withProblems(Collection<Problem> more) {
    List<Problem> all = Stream.concat(problems.stream(), more.stream()).sorted().toList();
    return new Content(detections, listFiles, sigma, all);
  }

  /** The same with these of its detections only; what they listen to stays. */
  public Content only(Collection<String> ids) {
    List<Detection> kept =
        detections.stream().filter(detection -> ids.contains(detection.id())).toList();
    return new Content(kept, listFiles, sigma, problems);
  }

  /** The same with the detections of one of its files only; what they listen to stays. */
  public Content ofFile(String file) {
    List<Detection> kept =
        detections.stream().filter(detection -> detection.place().file().equals(file)).toList();
    return new Content(kept, listFiles, sigma, problems);
  }

  /** Lists of a detection that are too old on that day. */
  public List<String> staleLists(Detection detection, LocalDate day) {
    return listFiles.stream()
        .filter(file -> detection.lists().contains(file.list().name()) && file.isStaleOn(day))
        .map(file -> file.list().name())
        .toList();
  }
}
