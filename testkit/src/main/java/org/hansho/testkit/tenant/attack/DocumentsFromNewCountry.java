package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.directory.DocumentAccount;
import org.hansho.testkit.tenant.record.Caller;

/** A key of the account is used from a country where nobody of the company is. */
final class DocumentsFromNewCountry implements Attack {
  @Override
  public String slug() {
    return "cosmos-db/unusual-location";
  }

  @Override
  public Target write(Scene scene, Script script) {
    DocumentAccount account = scene.team().documents().get(0);
    Caller caller =
        new Caller("", "", "", "", "", scene.strange(), "cosmos-netstandard-sdk/3.38.0");
    for (int i = 0; i < scene.amount(10, 3); i++) {
      script
          .pause(7 * Day.SECOND)
          .then(
              (time, logs) ->
                  logs.document(time, account.call(caller, "Query", scene.dice(), 12_000)));
    }
    return Target.documents(account.resource(), caller);
  }
}
