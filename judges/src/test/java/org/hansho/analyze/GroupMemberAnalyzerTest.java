package org.hansho.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupMemberAnalyzerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          usermod -aG wheel frank > frank: wheel
          usermod -G docker,sudo -a frank > frank: docker sudo
          usermod --append --groups=sudo frank > frank: sudo
          useradd -m -G sudo -s /bin/bash frank > frank: sudo
          usermod -g wheel frank > frank: wheel
          usermod --group sudo frank > frank: sudo
          usermod --gro=sudo frank > frank: sudo
          usermod --g sudo frank > sudo frank:
          usermod --shell wheel frank > frank:
          useradd -g sudo x > x: sudo
          useradd --gid 27 x > x: 27
          gpasswd --ad frank wheel > :
          groupmod -a --user frank wheel > frank: wheel
          useradd -m frank > frank:
          gpasswd -a frank wheel > frank: wheel
          gpasswd -M erin,frank wheel > erin frank: wheel
          gpasswd -d frank wheel > :
          adduser frank sudo > frank: sudo
          adduser --ingroup users frank > frank: users
          adduser -G wheel frank > frank: wheel
          addgroup frank sudo > frank: sudo
          groupmod -aU frank wheel > frank: wheel
          groupmod -n staff users > :
          groupmems -g wheel -a frank > frank: wheel
          groupmems -g wheel -d frank > :
          busybox adduser frank wheel > frank: wheel
          /usr/bin/perl /usr/sbin/adduser frank sudo > frank: sudo
          perl -T /usr/sbin/addgroup frank sudo > frank: sudo
          python3 /srv/tool.py adduser frank sudo > :
          """)
  void accountsAndGroupsAreRead(String line, String expected) {
    Map<String, List<String>> added = Commands.analyze(new GroupMemberAnalyzer(), line.split(" "));
    String seen =
        String.join(" ", added.getOrDefault("user.target.name", List.of()))
            + ": "
            + String.join(" ", added.getOrDefault("group.name", List.of()));
    assertThat(seen.strip()).isEqualTo(expected);
  }
}
