package org.hansho.testkit.tenant.life;

import java.util.regex.Pattern;
import org.hansho.testkit.tenant.record.Client;

/** Versions of programs: browsers and command lines are updated about once a month. */
final class Clients {
  /** The application of mail on telephones. */
  static final Client TELEPHONE =
      new Client(
          "27922004-5251-4030-b22d-91ecd9a37ea4",
          "Outlook Mobile",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15");

  private static final int DAYS_OF_A_VERSION = 28;
  private static final Pattern BROWSER = Pattern.compile("Chrome/132");
  private static final Pattern COMMAND_LINE = Pattern.compile("AZURECLI/2\\.57");

  private Clients() {}

  /** The program as it is on a day for somebody who updates some days later than others. */
  static Client onDay(Client client, int day, int delay) {
    int updates = Math.max(0, day - delay) / DAYS_OF_A_VERSION;
    String agent = BROWSER.matcher(client.userAgent()).replaceFirst("Chrome/" + (132 + updates));
    agent = COMMAND_LINE.matcher(agent).replaceFirst("AZURECLI/2." + (57 + updates));
    return new Client(client.appId(), client.name(), agent);
  }
}
