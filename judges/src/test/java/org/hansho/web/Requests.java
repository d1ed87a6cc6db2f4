package org.hansho.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests as tests write them, and what was found in them as text. */
final class Requests {
  private static final RequestAnalysis ANALYSIS = new RequestAnalysis();

  private Requests() {}

  /** {@code family part=value} for each finding in a target. */
  static List<String> findings(String target) {
    ANALYSIS.begin();
    byte[] bytes = bytes(target);
    ANALYSIS.target(bytes, 0, bytes.length);
    return read(ANALYSIS);
  }

  static List<String> read(RequestAnalysis analysis) {
    RequestEvidence evidence = analysis.evidence();
    List<String> findings = new ArrayList<>();
    for (int i = 0; i < evidence.count(); i++) {
      String name = text(evidence, evidence.nameFrom(i), evidence.nameTo(i));
      String value = text(evidence, evidence.valueFrom(i), evidence.valueTo(i));
      findings.add(evidence.family(i).word() + " " + name + "=" + value);
    }
    return findings;
  }

  static String path(RequestAnalysis analysis) {
    return text(analysis.evidence(), analysis.pathFrom(), analysis.pathTo());
  }

  static String text(RequestEvidence evidence, int from, int to) {
    return new String(evidence.bytes(), from, to - from, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
