package org.hansho.format.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {
  @Test
  void aWordEndsAtASpaceAndIsNotEmpty() {
    assertThat(read("user {user.name} came", "user ann came")).containsEntry("user.name", "ann");
    assertThat(read("user {user.name} came", "user ann b came")).isEmpty();
    assertThat(read("user {user.name} came", "user  came")).isEmpty();
    assertThat(read("user {user.name}", "user ann and more")).containsEntry("user.name", "ann");
  }

  @Test
  void aTextReachesToTheLastPlaceThatFits() {
    assertThat(read("for {user.name*} from {source}", "for a from b from 192.0.2.1"))
        .containsEntry("user.name", "a from b")
        .containsEntry("source.ip", "192.0.2.1");
    assertThat(read("for {user.name*} from {source}", "for  from 192.0.2.1"))
        .doesNotContainKey("user.name");
    assertThat(read("say {message*}", "say a b ")).containsEntry("message", "a b ");
  }

  @Test
  void aListGivesOneValueAnElement() {
    assertThat(read("members {user.target.name+}", "members ann,,bob,"))
        .containsEntry("user.target.name", "ann+bob");
  }

  @Test
  void aSourceIsAnAddressOrAHost() {
    assertThat(read("from {source}", "from 2001:db8::1")).containsKey("source.ip");
    assertThat(read("from {source}", "from ::ffff:192.0.2.1")).containsKey("source.ip");
    assertThat(read("from {source}", "from fe80::1%eth0")).containsKey("source.ip");
    assertThat(read("from {source}", "from a.b.c.example"))
        .containsKey("source.domain")
        .doesNotContainKey("source.ip");
    assertThat(read("from {source}", "from f.1.2.3")).containsKey("source.domain");
  }

  @Test
  void capturesMustBePartedByText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageTemplate.note("x", "{user.name}{source}"));
  }

  @Test
  void theManualNamesEveryAction() throws IOException {
    Path page = Path.of(System.getProperty("hansho.root", ".."), "docs", "syslog.md");
    String manual = Files.readString(page);
    TreeSet<String> actions = new TreeSet<>();
    Stream.concat(
            Program.ALL.stream().flatMap(program -> program.templates().stream()),
            AuthMessages.PAM.stream())
        .forEach(template -> actions.add(template.action()));
    assertThat(actions).isNotEmpty().allSatisfy(a -> assertThat(manual).contains("`" + a + "`"));
  }

  private static Map<String, String> read(String template, String message) {
    List<String> names =
        List.of("message", "source.domain", "source.ip", "user.name", "user.target.name");
    Fields fields = Fields.of(names);
    MessageMatcher matcher =
        new MessageMatcher(List.of(MessageTemplate.note("x", template)), fields);
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    Event event = new Event(fields);
    event.begin(bytes, 0, bytes.length, 0);
    FieldWriter writer = new FieldWriter(fields);
    writer.begin(event, bytes);
    boolean fits = matcher.read(writer, bytes, 0, bytes.length);
    Map<String, String> values = new TreeMap<>();
    for (String name : names) {
      List<String> all = new ArrayList<>();
      int slot = event.first(fields.id(name));
      for (; slot != Event.NONE; slot = event.next(slot)) {
        all.add(event.text(slot));
      }
      if (!all.isEmpty()) {
        values.put(name, String.join("+", all));
      }
    }
    assertThat(fits || values.isEmpty()).isTrue();
    return values;
  }
}
