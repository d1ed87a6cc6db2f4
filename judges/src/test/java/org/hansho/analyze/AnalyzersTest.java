package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.junit.jupiter.api.Test;

class AnalyzersTest {
  private static Fields fields() {
    TreeSet<String> names = new TreeSet<>();
    for (Analyzer analyzer : Analyzers.ALL) {
      names.addAll(analyzer.reads());
      names.addAll(analyzer.writes());
    }
    return Fields.of(names);
  }

  private static List<Analyzer.Step> bindAll(Fields fields) {
    return Analyzers.ALL.stream().map(analyzer -> analyzer.bind(fields)).toList();
  }

  @Test
  void eachReadsOnlyWhatEarlierOnesWrite() {
    Set<String> writtenLater = new HashSet<>();
    for (int i = Analyzers.ALL.size() - 1; i >= 0; i--) {
      Analyzer analyzer = Analyzers.ALL.get(i);
      // What an analyzer writes in another form is read from the record alone.
      Set<String> reads = new HashSet<>(analyzer.reads());
      reads.removeAll(analyzer.writes());
      assertThat(reads).noneMatch(writtenLater::contains);
      writtenLater.addAll(analyzer.writes());
    }
    assertThat(writtenLater).contains("container.command", "destination.scope");
  }

  @Test
  void namesAreUnique() {
    assertThat(Analyzers.ALL).extracting(Analyzer::name).doesNotHaveDuplicates();
  }

  @Test
  void ordinaryEventsCostNoMemory() {
    Fields fields = fields();
    List<Analyzer.Step> steps = bindAll(fields);
    byte[] record =
        "/usr/bin/gcc -c main.c -o /tmp/main.o 198.51.100.7".getBytes(StandardCharsets.UTF_8);
    Event event = new Event(fields);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    analyze(event, record, steps, 20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    analyze(event, record, steps, 100_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes for 100,000 events").isLessThan(50_000);
  }

  private static void analyze(Event event, byte[] record, List<Analyzer.Step> steps, int times) {
    Fields fields = event.fields();
    int executable = fields.id("process.executable");
    int arguments = fields.id("process.args");
    int address = fields.id("destination.ip");
    for (int i = 0; i < times; i++) {
      event.begin(record, 0, record.length, 0);
      event.add(executable, ValueKind.STRING, 0, 12);
      event.add(arguments, ValueKind.STRING, 0, 12);
      event.add(arguments, ValueKind.STRING, 13, 2);
      event.add(arguments, ValueKind.STRING, 16, 6);
      event.add(address, ValueKind.STRING, record.length - 12, 12);
      for (int s = 0; s < steps.size(); s++) {
        steps.get(s).analyze(event);
      }
    }
  }

  @Test
  void anyWordsAreReadWithoutFailing() {
    Random random = new Random(3);
    List<String> words =
        new ArrayList<>(
            List.of(
                "docker", "run", "ssh", "sudo", "env", "sh", "-c", "nc", "socat", "ctr", "nft",
                "tee", "cp"));
    words.addAll(List.of("-", "--", "--x", "-R", "-o", "a:b:c", ":", "[", "]:", "TCP:", "=", ""));
    words.addAll(
        List.of("exec", "iptables", "--to-destination", "docker run", "'", "chisel", "client"));
    words.addAll(
        List.of("curl", "sed", "usermod", "-aG", "gpasswd", "touch", "> x", ">>", "cd", "busybox"));
    words.addAll(
        List.of("frpc", "-s", "firewall-cmd", "--add-forward-port", "toaddr=", "timeout", "@"));
    Fields fields = fields();
    List<Analyzer.Step> steps = bindAll(fields);
    Event event = new Event(fields);
    for (int round = 0; round < 50_000; round++) {
      event.begin(new byte[0], 0, 0, 0);
      String field = random.nextInt(4) == 0 ? "process.command_line" : "process.args";
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        event.addText(fields.id(field), words.get(random.nextInt(words.size())));
      }
      int slots = event.slots();
      steps.forEach(step -> step.analyze(event));
      assertThat(event.slots()).isBetween(slots, slots + 600);
    }
  }
}
