package dev.mfacore.server.http;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks what belongs to the admin port. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface AdminPort {}
