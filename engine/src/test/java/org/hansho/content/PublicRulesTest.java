package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** The public Sigma rules as content: each active one is a detection, and the engine takes all. */
class PublicRulesTest {
  private static final Path RULES =
      Path.of(System.getProperty("hansho.shared", "../../shared"), "sigma");

  @Test
  void everyActiveRuleIsADetectionWithPlaceOnTheKillChain() throws IOException {
    assumeTrue(Files.isDirectory(RULES), "the folder of shared inputs is not there");
    List<DetectionFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(RULES)) {
      for (Path path : walk.filter(PublicRulesTest::isRule).sorted().toList()) {
        String name = RULES.relativize(path).toString();
        String text = Files.readString(path, StandardCharsets.UTF_8);
        files.add(new DetectionFile(name, false, new SourceText(name, text)));
      }
    }
    Content content = ContentReader.read(files, List.of());
    long raising = content.sigma().rules().stream().filter(rule -> !rule.building()).count();
    assertThat(content.detections()).hasSize((int) raising);
    assertThat(content.detections().stream().filter(d -> d.alert().intents().isEmpty()))
        .extracting(Detection::id)
        .hasSizeLessThan(content.detections().size() / 20);
    Engine engine = Engine.compile(content);
    assertThat(engine.ruleSet().rules()).hasSize((int) raising);
    assertThat(engine.detectionOf(0)).isSameAs(content.detections().get(0));
  }

  private static boolean isRule(Path path) {
    return path.toString().endsWith(".yml") && !path.startsWith(RULES.resolve("regression"));
  }
}
