package org.hansho.server.backtest;

import java.io.IOException;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.report.EngineWords;
import org.hansho.server.job.JobRefusedException;
import org.hansho.sigma.Baseline;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * What is tried and what it is compared with.
 *
 * @param tried runs only what is tried
 * @param inEffect runs only the detection that it is a version of; null if there is none, or it is
 *     tried itself
 * @param detections that are tried
 */
record Versions(Engine tried, @Nullable Engine inEffect, List<Detection> detections) {
  /** What problems call the text of a candidate. */
  private static final String CANDIDATE = "candidate.yml";

  Versions {
    detections = List.copyOf(detections);
  }

  /**
   * Compiles them.
   *
   * @throws JobRefusedException if the rules are wrong, or lack something here
   */
  static Versions of(String tenant, Engine here, Wanted wanted, Candidates candidates)
      throws IOException, JobRefusedException {
    Detection known = here.content().detection(wanted.detection());
    Engine inEffect = known == null ? null : here.only(List.of(known.id()));
    Versions versions = null;
    if (wanted.isCandidate()) {
      String replaced = known == null ? "" : known.place().file();
      SourceText text = new SourceText(CANDIDATE, wanted.text());
      versions = ofCandidate(candidates.of(tenant, text, replaced), inEffect);
    } else if (known != null && inEffect != null) {
      versions = new Versions(inEffect, null, List.of(known));
    }
    if (versions == null) {
      throw new JobRefusedException(
          Message.inEnglish("There is no detection {0}.")
              .inJapanese("検出 {0} はありません。", wanted.detection()));
    }
    versions.requireArmed();
    return versions;
  }

  private static Versions ofCandidate(Engine tried, @Nullable Engine inEffect)
      throws JobRefusedException {
    List<Problem> problems =
        tried.content().problems().stream()
            .filter(problem -> problem.place().file().equals(CANDIDATE))
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    if (!problems.isEmpty()) {
      throw new JobRefusedException(EngineWords.of(problems));
    }
    List<Detection> detections = tried.content().ofFile(CANDIDATE).detections();
    if (detections.isEmpty()) {
      throw new JobRefusedException(
          Message.inEnglish("There is no rule in the text that could be tried.")
              .inJapanese("入力された内容に、試すことのできるルールがありません。"));
    }
    return new Versions(tried, inEffect, detections);
  }

  private void requireArmed() throws JobRefusedException {
    if (detections.stream().anyMatch(tried::isArmed)) {
      return;
    }
    Detection first = detections.get(0);
    List<String> lacking = tried.lacks(first);
    throw new JobRefusedException(
        Message.inEnglish("It cannot run here: it is not armed, since it lacks {0}.")
            .inJapanese(
                "この検出は有効ではないため、ここでは実行できません。不足しているもの: {0}",
                String.join(", ", lacking.isEmpty() ? first.missingLists() : lacking)));
  }

  List<String> ids() {
    return detections.stream().map(Detection::id).toList();
  }

  /** Whether one of them compares with what it has learned. */
  boolean learns() {
    return detections.stream()
        .anyMatch(one -> one.keyed().stream().anyMatch(Baseline.class::isInstance));
  }
}
