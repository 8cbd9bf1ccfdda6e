/**
 * A certificate that nobody vouches for, of "localhost" and 127.0.0.1, with its key: for servers of tests, and for nothing else.
 * Made with openssl (req -x509, prime256v1); valid until 2126.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLbnEmTWH7yJrS8UH
rXm8M4gJpkfYtKX5Lz/2m4nQrc2hRANCAARaSvDZEZUaDtgLk+Ey8vwzQY+CwsFO
/LCApBr29gbcNuN3pDSg5oPHz17fhfZgSWDNOM9yEvvY5TfsUeI4GW/m
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUVWN/aqDFYStlQj/4nwJLiM2SDP4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyODE3NDcxOVoYDzIxMjYxMTA0
MTc0NzE5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARaSvDZEZUaDtgLk+Ey8vwzQY+CwsFO/LCApBr29gbcNuN3pDSg5oPH
z17fhfZgSWDNOM9yEvvY5TfsUeI4GW/mo28wbTAdBgNVHQ4EFgQUHE0ErvwFPJ/z
Xnnxnv5rsboycQswHwYDVR0jBBgwFoAUHE0ErvwFPJ/zXnnxnv5rsboycQswDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgKqmRxU2yYuixPNLaKoblViKqwYPnD6ghQIku5x6LWecCIA7R
7v60IuwCLVN/4Y9+VDa68n0zDFZG9VZOeCkVwa/K
-----END CERTIFICATE-----
`,
};
