package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.memory.specimen.SpecimenException;
import org.hansho.pipeline.DetectionTests;
import org.hansho.pipeline.TestWorld;
import org.junit.jupiter.api.Test;

/**
 * auditd writes names beside numbers or not, and with a process start all files that the kernel
 * opened for it. Alerts must be the same for all of these.
 */
class AuditdFormsTest {
  private static final Pattern NAMES = Pattern.compile("(?m)[ \u001D](?:ARCH|OUID|SADDR)=.*$");

  /** Accounts that get their numbers when they are made, so that no number identifies them. */
  private static final Pattern NUMBERED_BY_CHANCE = Pattern.compile("UID=\"(?:tomcat|jetty)\"");

  private static final Pattern LINE =
      Pattern.compile("((?:node=\\S+ )?)type=(\\S+) (msg=audit\\([^)]*\\)):.*");
  private static final Pattern PROGRAM = Pattern.compile(" exe=(\\S+)");
  private static final String PATH =
      " mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0"
          + " cap_fver=0";

  private final Content content = ShippedContent.read();
  private final DetectionTests tests = new DetectionTests(TestWorld.engine(content));

  @Test
  void recordsWithAllFilesTheKernelOpenedGiveTheSameSentencesAndEntities()
      throws SpecimenException {
    assertThat(compared(AuditdFormsTest::complete, AuditdFormsTest::whole)).isGreaterThan(100);
  }

  @Test
  void recordsWithoutNamesBesideNumbersGiveTheSameAlerts() throws SpecimenException {
    UnaryOperator<String> withoutNames =
        lines ->
            NUMBERED_BY_CHANCE.matcher(lines).find() ? lines : NAMES.matcher(lines).replaceAll("");
    assertThat(compared(withoutNames, AuditdFormsTest::bare)).isGreaterThan(100);
  }

  /** How many tests gave the same for their records as they stand and as they were changed. */
  private int compared(UnaryOperator<String> change, Function<Alert, String> shown)
      throws SpecimenException {
    int tried = 0;
    for (Detection detection : content.detections()) {
      for (DetectionTest test : detection.tests()) {
        if (test.format().equals("auditd")) {
          tried++;
          assertThat(tests.alerts(changed(test, change)).stream().map(shown).sorted().toList())
              .as(detection.id() + ": " + test.name())
              .isEqualTo(tests.alerts(test).stream().map(shown).sorted().toList());
        }
      }
    }
    return tried;
  }

  private static String whole(Alert alert) {
    return String.join(
        " ",
        alert.detection(),
        alert.severity().key(),
        Long.toString(alert.count()),
        alert.summary(Language.ENGLISH),
        alert.summary(Language.JAPANESE),
        alert.entities().toString());
  }

  private static String bare(Alert alert) {
    return alert.detection() + " " + alert.severity().key() + " " + alert.count();
  }

  private static DetectionTest changed(DetectionTest test, UnaryOperator<String> change) {
    List<DetectionTest.Given> given =
        test.given().stream()
            .map(
                one ->
                    new DetectionTest.Given(
                        one.at(), change.apply(one.lines()), one.repeat(), one.every()))
            .toList();
    return new DetectionTest(test.name(), test.format(), given, test.expect(), test.place());
  }

  /**
   * The same, each process start with its program and the loader, each event with its end, as
   * auditd parts names from numbers.
   */
  private static String complete(String lines) {
    List<String> all = new ArrayList<>(lines.lines().toList());
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      Matcher first = LINE.matcher(all.get(at));
      int end = at + 1;
      while (first.matches() && end < all.size() && goesOn(all.get(end), first.group(3))) {
        end++;
      }
      List<String> event = all.subList(at, end);
      out.addAll(event);
      if (first.matches()) {
        out.addAll(rest(event, first.group(1), first.group(3)));
      }
      at = end;
    }
    return String.join("\n", out).replace(" ARCH=", "\u001DARCH=") + "\n";
  }

  private static boolean goesOn(String line, String message) {
    return line.contains(message) && !line.contains("type=SYSCALL ");
  }

  private static List<String> rest(List<String> event, String node, String message) {
    List<String> rest = new ArrayList<>();
    Matcher program = PROGRAM.matcher(event.get(0));
    boolean starts = event.stream().anyMatch(line -> line.contains("type=EXECVE "));
    boolean opens = event.stream().anyMatch(line -> line.contains("type=PATH "));
    if (starts && !opens && program.find()) {
      String path = node + "type=PATH " + message + ": item=";
      rest.add(path + "0 name=" + program.group(1) + PATH);
      rest.add(path + "1 name=\"/lib64/ld-linux-x86-64.so.2\"" + PATH);
    }
    rest.add(node + "type=EOE " + message + ":");
    return rest;
  }
}
