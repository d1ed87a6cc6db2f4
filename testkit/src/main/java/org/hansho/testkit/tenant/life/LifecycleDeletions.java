package org.hansho.testkit.tenant.life;

import org.hansho.testkit.tenant.clockwork.Burst;
import org.hansho.testkit.tenant.clockwork.DailyRoutine;
import org.hansho.testkit.tenant.clockwork.Day;
import org.hansho.testkit.tenant.clockwork.Dice;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.directory.BlobAccount;
import org.hansho.testkit.tenant.directory.Tenant;
import org.hansho.testkit.tenant.record.Authentication;
import org.hansho.testkit.tenant.record.BlobCall;
import org.hansho.testkit.tenant.record.Caller;
import org.hansho.testkit.tenant.record.Logs;

/** The service deletes old blobs of an account by its rule, many more on the first of a month. */
final class LifecycleDeletions extends DailyRoutine {
  private final BlobAccount account;
  private final Dice dice;
  private final Caller service;
  private final boolean hasRule;

  LifecycleDeletions(Tenant tenant, BlobAccount account, Dice dice) {
    super(0);
    this.account = account;
    this.dice = dice;
    this.hasRule = dice.chance(0.5);
    String address = tenant.backup().addresses().get(0);
    this.service = new Caller("", "", "", "", "", address, "ObjectLifeCycleScanner/0.50");
  }

  @Override
  protected void plan(Day day, Timeline timeline, Logs logs) {
    if (!hasRule) {
      return;
    }
    int deletions = dice.between(5, 40) * (day.date().getDayOfMonth() == 1 ? 6 : 1);
    Dice own = dice.fork();
    timeline.start(
        day.at(0.5 + dice.unit()),
        new Burst(
            deletions,
            500 * Day.MILLISECOND,
            dice.fork(),
            (i, at, log) ->
                log.blob(
                    at,
                    BlobCall.of(
                        account.resource(),
                        service,
                        Authentication.TRUSTED,
                        "DeleteBlob",
                        own.of(account.containers()),
                        account.blob(own.below(account.blobs())),
                        0))));
  }
}
