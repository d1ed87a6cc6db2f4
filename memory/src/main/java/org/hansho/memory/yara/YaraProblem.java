package org.hansho.memory.yara;

/**
 * Why a rule was refused.
 *
 * @param line in the file, from 1
 * @param rule its name, empty where the file cannot be read further
 * @param reason what is not supported or wrong, and what to do
 */
public record YaraProblem(int line, String rule, String reason) {}
