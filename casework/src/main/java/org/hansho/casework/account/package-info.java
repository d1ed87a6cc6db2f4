/**
 * Those who may come in, as they are kept: tokens, users, sessions.
 *
 * <p>Read {@link org.hansho.casework.account.Accounts} first. Imports nothing of Hansho; whoever
 * calls brings the transaction.
 */
@NullMarked
package org.hansho.casework.account;

import org.jspecify.annotations.NullMarked;
