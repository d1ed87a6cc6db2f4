package org.hansho.testkit.tenant.directory;

import java.util.List;
import java.util.stream.Stream;

/**
 * A company with its directory and subscriptions.
 *
 * @param id identifier of the directory
 * @param domain the part of sign-in names behind the {@code @}
 * @param backup reads everything every night
 * @param pipeline uploads packages and deploys them
 * @param infrastructure writes policies and reads the secrets it has put
 * @param inventory looks at every resource
 */
public record Tenant(
    String id,
    String domain,
    Offices offices,
    List<Team> teams,
    Application backup,
    Application pipeline,
    Application infrastructure,
    Application inventory) {

  /** Everybody. */
  public Stream<Person> people() {
    return teams.stream().flatMap(team -> team.people().stream());
  }

  /** All vaults. */
  public Stream<Vault> vaults() {
    return teams.stream().flatMap(team -> team.vaults().stream());
  }

  /** Somebody who looks after accounts. */
  public Person administrator() {
    return people()
        .filter(person -> person.role() == Role.OPERATOR && person.lastDay() == Person.STAYS)
        .findFirst()
        .orElseThrow();
  }
}
