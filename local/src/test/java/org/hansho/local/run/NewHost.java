package org.hansho.local.run;

import org.hansho.content.DetectionFile;
import org.hansho.testkit.runner.Workload;

/** A baseline over a bounded number of users: who came to a host for the first time. */
final class NewHost {
  private NewHost() {}

  /**
   * The detection's file.
   *
   * @param rules that it listens to; it holds the one for {@code read} itself
   */
  static DetectionFile file(String rules, int mostUsers) {
    String baseline =
        """
        ---
        title: New host
        name: new-host
        baseline:
            type: first_seen
            rules: [%s]
            group-by: [user]
            limit: {groups: %d}
            condition: {field: host}
        ---
        alert:
            title: A user came to a host for the first time
            sentence: '{user} on {host}'
            entities: [{type: account, name: user}]
            dedup: {key: [user], period: 1h}
        """
            .formatted(rules, mostUsers);
    return Workload.file("test/new-host.yml", Workload.rule("read") + baseline);
  }
}
