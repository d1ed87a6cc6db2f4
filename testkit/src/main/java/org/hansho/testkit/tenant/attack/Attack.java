package org.hansho.testkit.tenant.attack;

import org.hansho.testkit.tenant.clockwork.Script;

/** One way to attack a tenant. Stateless. */
public interface Attack {
  /** Name of the alert that describes it: section and alert. */
  String slug();

  /** Days of ordinary life without which the attack would not stand out. */
  default int daysBefore() {
    return 21;
  }

  /** How many days it may last. */
  default int daysLong() {
    return 1;
  }

  /** Writes the attack's records into the script and returns whom they concern. */
  Target write(Scene scene, Script script);
}
