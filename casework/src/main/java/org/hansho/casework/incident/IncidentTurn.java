package org.hansho.casework.incident;

/**
 * A change of an incident, also of one that is no more.
 *
 * @param change its number in the order of the changes of all incidents of the tenant
 */
public record IncidentTurn(String incident, long change) {}
