package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hansho.alert.Alert;
import org.hansho.memory.specimen.SpecimenException;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.TestWorld;
import org.junit.jupiter.api.Test;

/**
 * auditd names the host only where {@code name_format} is set, which it is not by default. No
 * detection may be silent for that: the name of the source stands in.
 */
class AuditdWithoutNodeTest {
  private static final Pattern NODE = Pattern.compile("(?m)^node=(\\S+) (?=type=)");

  @Test
  void whatRaisesAnAlertWithTheNameOfTheHostRaisesItWithout() throws SpecimenException {
    Content content = ShippedContent.read();
    DetectionTests tests = new DetectionTests(TestWorld.engine(content));
    int tried = 0;
    for (Detection detection : content.detections()) {
      for (DetectionTest test : detection.tests()) {
        if (test.format().equals("auditd") && test.fires() && hosts(test) == 1) {
          tried++;
          assertThat(numbers(tests.alerts(withoutNode(test))))
              .as(detection.id() + ": " + test.name())
              .isEqualTo(numbers(tests.alerts(test)));
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  private static long hosts(DetectionTest test) {
    return test.given().stream()
        .flatMap(given -> NODE.matcher(given.lines()).results())
        .map(result -> result.group(1))
        .distinct()
        .count();
  }

  private static DetectionTest withoutNode(DetectionTest test) {
    List<DetectionTest.Given> given =
        test.given().stream()
            .map(
                one ->
                    new DetectionTest.Given(
                        one.at(),
                        NODE.matcher(one.lines()).replaceAll(""),
                        one.repeat(),
                        one.every()))
            .toList();
    return new DetectionTest(test.name(), test.format(), given, test.expect(), test.place());
  }

  private static Map<String, Long> numbers(List<Alert> alerts) {
    return alerts.stream()
        .collect(Collectors.groupingBy(Alert::detection, TreeMap::new, Collectors.counting()));
  }
}
