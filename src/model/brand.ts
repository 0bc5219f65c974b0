declare const brand: unique symbol;

/** A value of type `T` that only a constructor of `Name` can make; mixing two brands up is a compile error. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
