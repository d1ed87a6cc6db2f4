package org.hansho.casework.account;

/**
 * Who a user is for an identity provider. Issuer and subject together are one person for ever;
 * names and addresses of mail may be given to another one.
 *
 * @param account the name of the user
 * @param created in nanoseconds since 1970
 */
public record Identity(String issuer, String subject, String account, long created) {}
