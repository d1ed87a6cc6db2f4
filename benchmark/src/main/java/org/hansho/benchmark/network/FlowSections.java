package org.hansho.benchmark.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.ContentFolder;

/** The detections that records of flows reach. */
final class FlowSections {
  private FlowSections() {}

  /** All of {@code network} and {@code ddos} in a folder, which judge at once, and a long list. */
  static Engine engine(Path folder) throws IOException {
    Content content = ContentFolder.read(folder);
    List<String> sections =
        content.detections().stream()
            .map(Detection::id)
            .filter(id -> id.startsWith("network/") || id.startsWith("ddos/"))
            .toList();
    Content judging = content.only(sections).withLearningPeriod(Duration.ZERO);
    return Engine.compile(judging, Analyzers.ALL, ListedAddresses.intelligence());
  }
}
