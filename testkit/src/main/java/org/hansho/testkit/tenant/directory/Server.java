package org.hansho.testkit.tenant.directory;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Rhythm;
import org.hansho.testkit.tenant.record.Resource;
import org.hansho.testkit.tenant.record.SqlLogin;

/** A SQL server with databases. */
public record Server(Resource resource, List<String> databases, Rhythm rhythm) {
  /** The state of error 18456 for a name that does not exist. */
  public static final int UNKNOWN_NAME = 5;

  /** The state of error 18456 for a wrong password. */
  public static final int WRONG_PASSWORD = 8;

  /** A login; state 0 is success. */
  public SqlLogin login(
      String principal, String address, String application, int state, Dice dice) {
    String host = "host-" + Integer.toHexString(principal.hashCode() & 0xFFFF);
    return new SqlLogin(resource, dice.of(databases), principal, address, host, application, state);
  }
}
