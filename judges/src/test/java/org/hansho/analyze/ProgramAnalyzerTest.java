package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramAnalyzerTest {
  private static final Analyzer ANALYZER = new ProgramAnalyzer();

  private static Event event() {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    Event event = new Event(Fields.of(names));
    event.begin(new byte[0], 0, 0, 0);
    return event;
  }

  private static void add(Event event, String field, String value) {
    event.addText(event.fields().id(field), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          /usr/sbin/crond > crond -n > crond
          /usr/bin/python3.11 > /usr/bin/python3 /usr/bin/cloud-init init > cloud-init
          /usr/bin/python3.11 > python3 -u -W ignore /usr/sbin/waagent -daemon > waagent
          /usr/bin/python3.11 > /usr/bin/python3 /home/deploy/.ansible/tmp/ansible-tmp-1-2/AnsiballZ_cron.py > ansible
          /usr/bin/python3.11 > python3 -m http.server > python3.11
          /usr/bin/python3.11 > python3 ./cloud-init > /tmp/cloud-init
          /usr/bin/python3.11 > python3 ../usr/bin/cloud-init init > cloud-init
          /usr/bin/python3.11 > python3 //tmp/dnf > /tmp/dnf
          /usr/bin/python3.11 > python3 /usr/bin/../../tmp/dnf > /tmp/dnf
          /usr/bin/python3.11 > python3 -c print(1) > python3.11
          /usr/bin/python3.11 > python3 > python3.11
          /usr/bin/python3.11 > python3 /tmp/cloud-init > /tmp/cloud-init
          /usr/bin/dash > /bin/sh /var/lib/dpkg/info/nginx.postinst configure > dpkg
          /usr/bin/dash > /bin/sh /var/lib/dpkg/info/../../../../tmp/x.postinst > /tmp/x.postinst
          /usr/bin/perl > /usr/bin/perl -w /usr/sbin/adduser frank > adduser
          /usr/bin/ruby3.1 > ruby /opt/puppetlabs/bin/puppet agent > puppet
          /usr/bin/bash > /bin/bash /usr/bin/apt-key add > apt-key
          /usr/bin/bash > -bash > bash
          /usr/bin/bash > bash -c id > bash
          /bin/busybox > touch -r /bin/ls x > touch
          /bin/busybox > busybox crontab - > crontab
          /bin/busybox > /bin/busybox > busybox
          /usr/bin/kmod > insmod x.ko > insmod
          /tmp/dnf > dnf > /tmp/dnf
          """)
  void aProgramIsNamedByWhatPeopleKnow(String image, String line, String expected) {
    assertThat(program(image, line)).containsExactly(expected);
  }

  private static List<String> program(String image, String line) {
    Event event = event();
    add(event, "process.executable", image);
    for (String word : line.split(" ")) {
      add(event, "process.args", word);
    }
    add(event, "process.working_directory", "/tmp");
    return Commands.added(ANALYZER, event).getOrDefault("process.program", List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          /usr/bin/python3.11 > python3 -Im dnf > python3.11
          /usr/bin/python3.11 > python3 -Wignore /usr/bin/dnf > dnf
          /usr/bin/bash > bash --rcfile apt > bash
          /usr/bin/bash > bash --rcfile /etc/x /usr/bin/apt-key > apt-key
          /usr/bin/bash > bash -euo pipefail /usr/sbin/update-grub > update-grub
          /usr/bin/bash > bash -o apt > bash
          /usr/bin/bash > bash -s apt > bash
          /usr/bin/bash > bash -ce id apt > bash
          /usr/bin/perl > perl -lane print /usr/bin/dpkg > perl
          /usr/bin/perl > perl -0777ne print /usr/bin/dpkg > perl
          /usr/bin/perl > perl -I dpkg -e print > perl
          /usr/bin/perl > perl -I /opt/lib /usr/bin/debconf > debconf
          /usr/bin/perl > perl -MList::Util=sum -ne print /usr/bin/dpkg > perl
          /usr/bin/ruby3.1 > ruby -C /tmp puppet > ruby3.1
          /usr/bin/php8.2 > php -r 1; /usr/bin/dnf > php8.2
          /usr/bin/node > node --eval 1 /usr/bin/dnf > node
          """)
  void aValueOfAnOptionAndCodeLendNoName(String image, String line, String expected) {
    assertThat(program(image, line)).containsExactly(expected);
  }

  @Test
  void theLineageNamesAncestorsToo() {
    Event event = event();
    add(event, "process.executable", "/usr/bin/crontab");
    add(event, "process.command_line", "crontab -");
    add(event, "process.parent.executable", "/usr/bin/dash");
    add(event, "process.parent.command_line", "/bin/sh /var/tmp/rpm-tmp.x 1");
    add(event, "process.ancestors", "/usr/bin/dash");
    add(event, "process.ancestors", "/usr/bin/python3.9");
    add(event, "process.ancestors.command_line", "/bin/sh /var/tmp/rpm-tmp.x 1");
    add(event, "process.ancestors.command_line", "/usr/bin/python3 /usr/bin/dnf -y install x");
    Map<String, List<String>> added = Commands.added(ANALYZER, event);
    assertThat(added.get("process.parent.program")).containsExactly("/var/tmp/rpm-tmp.x");
    assertThat(added.get("process.lineage"))
        .containsExactly("crontab", "/var/tmp/rpm-tmp.x", "dnf");
  }

  @Test
  void aRelativeScriptInAnUnknownFolderLendsNoName() {
    Event event = event();
    add(event, "process.executable", "/usr/bin/crontab");
    add(event, "process.working_directory", "/usr/bin");
    add(event, "process.parent.executable", "/usr/bin/python3.9");
    add(event, "process.parent.command_line", "python3 ./dnf");
    assertThat(Commands.added(ANALYZER, event).get("process.lineage"))
        .containsExactly("crontab", "python3.9");
  }

  @Test
  void aParentWithoutAncestorsIsPartOfTheLineage() {
    Event event = event();
    add(event, "process.executable", "/usr/bin/crontab");
    add(event, "process.parent.executable", "/usr/sbin/crond");
    assertThat(Commands.added(ANALYZER, event).get("process.lineage"))
        .containsExactly("crontab", "crond");
  }
}
